using Flowyte.Conformance.Json;

namespace Flowyte.Conformance.Comparing;

/// <summary>How a JSON text is written, where that is not as it should be.</summary>
internal static class JsonForm
{
    /// <summary>What is odd about texts; empty where nothing is. What depends on the text that was generated is left out.</summary>
    public static string Of(IEnumerable<JsonParse> texts) => string.Join(
        ", ",
        texts.SelectMany(text => text.Faults).Select(fault => NameOf(fault.Kind)).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    private static string? NameOf(JsonFaultKind kind) => kind switch
    {
        JsonFaultKind.Syntax => "broken syntax",
        JsonFaultKind.Empty => "empty",
        JsonFaultKind.ByteOrderMark => "byte order mark",
        JsonFaultKind.TrailingBytes => "bytes behind the value",
        JsonFaultKind.DuplicateName => "members twice",
        JsonFaultKind.TooDeep => "nested too deep to read",
        JsonFaultKind.TooLarge => "too large to read",
        _ => null,
    };
}
