using System.Text;

namespace Flowyte.MockServer.Tests.Errors;

/// <summary>A body that must be refused with 400, and the fields that the refusal must list.</summary>
public sealed record BadBody(string Name, ReadOnlyMemory<byte> Bytes, params string[] Fields)
{
    private const string Ok = """{"role":"user","content":"hi"}""";

    public static IEnumerable<TestCaseData> All =>
        Bodies.Concat(Members).Concat(Messages).Select(body => new TestCaseData(body).SetArgDisplayNames(body.Name));

    private static IEnumerable<BadBody> Bodies =>
    [
        Of("empty", "", "body"),
        Of("white space", " \n ", "body"),
        Of("not JSON", "hello", "body"),
        Of("cut off", """{"model":"agt_123","messages":[""", "body"),
        Of("two values", "{}{}", "body"),
        Of("a comment", "{} // hello", "body"),
        Of("a trailing comma", """{"model":"agt_123",}""", "body"),
        Of("NaN", """{"model":NaN}""", "body"),
        Of("a raw control character", "{\"model\":\"a\u0001\"}", "body"),
        Of("NUL bytes", "\0\0\0\0", "body"),
        Of("an array", "[]", "body"),
        Of("null", "null", "body"),
        Of("a string", "\"hi\"", "body"),
        Of("deep arrays", new string('[', 200_000), "body"),
        Of("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 200_000)), "body"),
        Of("half a surrogate pair", """{"model":"agt_123","messages":[{"role":"user","content":"\ud83d"}]}""", "body"),
        new("invalid UTF-8", new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }, "body"),
        new("UTF-16", Encoding.Unicode.GetBytes("{\"model\":\"agt_123\"}"), "body"),
    ];

    private static IEnumerable<BadBody> Members =>
    [
        Of("an empty object", "{}", "model", "messages"),
        Of("no model", $$"""{"messages":[{{Ok}}]}""", "model"),
        Of("model null", $$"""{"model":null,"messages":[{{Ok}}]}""", "model"),
        Of("model a number", $$"""{"model":7,"messages":[{{Ok}}]}""", "model"),
        Of("stream a string", $$"""{"model":"agt_123","messages":[{{Ok}}],"stream":"true"}""", "stream"),
        Of("user an array", $$"""{"model":"agt_123","messages":[{{Ok}}],"user":[]}""", "user"),
        Of("everything wrong", """{"model":[],"messages":[],"stream":1,"user":2}""", "model", "messages", "stream", "user"),
        Of("no messages", """{"model":"agt_123"}""", "messages"),
        Of("messages null", """{"model":"agt_123","messages":null}""", "messages"),
        Of("messages a string", """{"model":"agt_123","messages":"hi"}""", "messages"),
        Of("messages an object", """{"model":"agt_123","messages":{}}""", "messages"),
        Of("messages empty", """{"model":"agt_123","messages":[]}""", "messages"),
    ];

    private static IEnumerable<BadBody> Messages =>
    [
        With("a message as a string", "\"hi\"", "messages[0]"),
        With("no role", """{"content":"hi"}""", "messages[0].role"),
        With("role null", """{"role":null,"content":"hi"}""", "messages[0].role"),
        With("an unknown role", """{"role":"banana","content":"hi"}""", "messages[0].role"),
        With("a role in upper case", """{"role":"User","content":"hi"}""", "messages[0].role"),
        With("the role developer", """{"role":"developer","content":"hi"}""", "messages[0].role"),
        With("no content", """{"role":"user"}""", "messages[0].content"),
        With("content null of a user", """{"role":"user","content":null}""", "messages[0].content"),
        With("content null of an assistant that called nothing", """{"role":"assistant","content":null,"tool_calls":[]}""", "messages[0].content"),
        With("content a number", """{"role":"system","content":7}""", "messages[0].content"),
        With("content an empty array", """{"role":"user","content":[]}""", "messages[0].content"),
        With("a part as a string", """{"role":"user","content":["hi"]}""", "messages[0].content[0]"),
        With("a part without type", """{"role":"user","content":[{"text":"hi"}]}""", "messages[0].content[0]"),
        With("a text part without text", """{"role":"user","content":[{"type":"text"}]}""", "messages[0].content[0].text"),
        With("tool without tool_call_id", """{"role":"tool","content":"1"}""", "messages[0].tool_call_id"),
        With("tool_calls an object", """{"role":"assistant","content":"","tool_calls":{}}""", "messages[0].tool_calls"),
        With("a call without id", """{"role":"assistant","tool_calls":[{"type":"function"}]}""", "messages[0].tool_calls[0]"),
        With("arguments an object", """{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":{}}}]}""", "messages[0].tool_calls[0].function"),
        With("the second message wrong", $$"""{{Ok}},{"role":"user"}""", "messages[1].content"),
        With("two messages wrong", """{"role":"user"},{"content":"hi"}""", "messages[0].content", "messages[1].role"),
    ];

    private static BadBody Of(string name, string body, params string[] fields) => new(name, Encoding.UTF8.GetBytes(body), fields);

    private static BadBody With(string name, string messages, params string[] fields) =>
        Of(name, $$"""{"model":"agt_123","messages":[{{messages}}],"stream":true}""", fields);
}
