using System.Runtime.InteropServices;
using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Schemas;

/// <summary>What one validation has found so far, and where it is.</summary>
internal sealed class Validation
{
    /// <summary>How many errors of one keyword are told: a hostile value can break one as often as it has items.</summary>
    public const int MostErrorsOfAKeyword = 32;

    private readonly List<SchemaError> _errors = [];
    private readonly HashSet<string> _asserted = [];
    private readonly List<(string? Name, int Index)> _path = [];
    private readonly Dictionary<(KeywordSite Site, string? Requirement), int> _counts = [];

    /// <summary>Goes to a member of the value.</summary>
    public void Enter(string name) => _path.Add((name, 0));

    /// <summary>Goes to an item of the value.</summary>
    public void Enter(int index) => _path.Add((null, index));

    /// <summary>Goes back to the value that holds this one.</summary>
    public void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Takes down that a keyword of the requirement was applied.</summary>
    public void Assert(string? requirement)
    {
        if (requirement is not null)
        {
            _asserted.Add(requirement);
        }
    }

    /// <summary>Tells that a keyword does not hold, unless it was told often enough.</summary>
    public void Tell(KeywordSite site, string? requirement, JsonNode value, Func<string> expected, Func<JsonNode, string> actual)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (site, requirement), out _);
        if (count == MostErrorsOfAKeyword)
        {
            return;
        }

        count++;
        _errors.Add(new SchemaError
        {
            Pointer = _path.Aggregate("", (pointer, step) => step.Name is null ? JsonPointer.Append(pointer, step.Index) : JsonPointer.Append(pointer, step.Name)),
            Offset = value.Offset,
            Length = value.Length,
            Keyword = site.Name,
            SchemaLocation = site.Location,
            Expected = expected(),
            Actual = actual(value),
            Requirement = requirement,
        });
    }

    /// <summary>What the validation gave.</summary>
    public SchemaResult Result() => new([.. _errors.OrderBy(error => error.Offset)], _asserted);
}
