using System.Globalization;
using System.Text;
using Flowyte.Conformance.Verdicts;

namespace Flowyte.Conformance.Reporting.Html;

/// <summary>The conversations that readers of the page can choose from, in the order of the plan.</summary>
internal sealed class PageConversations
{
    // A list of more is none to choose from, and would fill the page.
    private const int MaxNames = 500;

    private readonly Dictionary<string, int> _numbers = [];

    public PageConversations(ReportView view)
    {
        var names = new Dictionary<string, int>();
        foreach (var exchange in view.Exchanges)
        {
            var name = view.ConversationOf(exchange.Id);
            names.TryAdd(name, names.Count);
            _numbers.Add(exchange.Id, names[name]);
        }

        Names = names.Count <= MaxNames ? [.. names.Keys] : [];
    }

    /// <summary>Their names; empty where they are too many.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where the conversations that a requirement was checked on stand in <see cref="Names"/>, such as <c>0-4 7</c>.</summary>
    public string Of(RequirementResult result)
    {
        if (Names.Count == 0 || result.Evidence.Count == 0)
        {
            return "";
        }

        var isChecked = new bool[Names.Count + 1];
        foreach (var exchange in result.Evidence)
        {
            if (_numbers.TryGetValue(exchange, out var number))
            {
                isChecked[number] = true;
            }
        }

        return Ranges(isChecked);
    }

    // The last item is never set: it ends the last range.
    private static string Ranges(bool[] isSet)
    {
        var ranges = new StringBuilder();
        var start = -1;
        for (var i = 0; i < isSet.Length; i++)
        {
            if (isSet[i] && start < 0)
            {
                start = i;
            }
            else if (!isSet[i] && start >= 0)
            {
                ranges.Append(ranges.Length > 0 ? " " : "").Append(start);
                ranges.Append(i - 1 > start ? string.Create(CultureInfo.InvariantCulture, $"-{i - 1}") : "");
                start = -1;
            }
        }

        return ranges.ToString();
    }
}
