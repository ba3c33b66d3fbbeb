using Flowyte.Conformance.Clients.Adapters;

namespace Flowyte.Conformance.Clients.Scenarios;

/// <summary>What the server of the scenarios is asked and says: whoever serves them teaches its agents this.</summary>
public static class ScenarioScript
{
    /// <summary>The question. Faults of long answers know it by its words.</summary>
    public const string Prompt = "Please give me a long answer about boots.";

    /// <summary>The agent that answers at once.</summary>
    public const string Agent = "agt_sdk";

    /// <summary>The agent that takes its time.</summary>
    public const string PacedAgent = "agt_sdk_paced";

    /// <summary>The agent that refuses first where it is asked for a status: see <see cref="RefusalPrompt"/>.</summary>
    public const string RefusingAgent = "agt_sdk_refusing";

    /// <summary>An agent that nobody has.</summary>
    public const string UnknownAgent = "agt_nobody";

    /// <summary>The question of a stream that is cut behind its second piece of text, the first time.</summary>
    public const string CutPrompt = "cut the answer";

    /// <summary>The question to which the first two answers are refusals with 503, and the third is <see cref="Text"/>.</summary>
    public const string RefuseTwicePrompt = "refuse twice";

    /// <summary>The pieces of the answer, one a chunk: characters of every length, line breaks, and what somebody might escape.</summary>
    public static IReadOnlyList<string> Pieces { get; } =
        ["Of course: ", "Größe 42, ", "two lines\n\nof \"text\", ", "a \\ and <b>&amp;</b>, ", "boots 🥾 for 👩‍👩‍👧, ", "靴と", "傘, ", "and that is all."];

    /// <summary>The pieces of the answer of <see cref="PacedAgent"/>.</summary>
    public static IReadOnlyList<string> PacedPieces { get; } = ["One, ", "two, ", "three, ", "four, ", "five, ", "six, ", "seven, ", "eight."];

    /// <summary>A question, the call of a tool that it led to, and what the tool said.</summary>
    public static IReadOnlyList<AdapterMessage> ToolTurn { get; } =
    [
        new("user", Prompt),
        new("assistant", null) { ToolCalls = [new("call_boots_1", "look_up_stock", """{"size":42,"colour":"brown"}""")] },
        new("tool", "3 pairs in stock") { ToolCallId = "call_boots_1" },
    ];

    /// <summary>How long <see cref="PacedAgent"/> waits between two pieces.</summary>
    public static TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>After which time the 429 with <c>Retry-After</c> asks the client to come again.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The whole answer.</summary>
    public static string Text { get; } = string.Concat(Pieces);

    /// <summary>The whole answer of <see cref="PacedAgent"/>.</summary>
    public static string PacedText { get; } = string.Concat(PacedPieces);

    /// <summary>The statuses that <see cref="RefusingAgent"/> is asked for.</summary>
    public static IReadOnlyList<int> Statuses { get; } = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503];

    /// <summary>The question to which the first answer is a refusal with the status, and the second is <see cref="Text"/>.</summary>
    public static string RefusalPrompt(int status) => $"refuse with {status}";

    /// <summary>The question to which the first answer is a 429 with <c>Retry-After</c>.</summary>
    public static string RetryAfterPrompt(bool asDate) => asDate ? "wait until the date" : "wait for the seconds";
}
