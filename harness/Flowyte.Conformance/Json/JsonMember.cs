namespace Flowyte.Conformance.Json;

/// <summary>One member of a JSON object, as it stood in the text.</summary>
/// <param name="Name">The member's name, unescaped.</param>
/// <param name="NameOffset">Where the name's opening quote stands, in bytes from the start of the text.</param>
/// <param name="Value">The member's value.</param>
public sealed record JsonMember(string Name, int NameOffset, JsonNode Value);
