using Flowyte.Conformance.Generating;
using Flowyte.Conformance.Tests.Running;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Generating;

public sealed class HistoryTests
{
    private const string Calls = "{'role':'assistant','tool_calls':[{'id':'a'},{'id':'b'}]}";
    private const string A = "{'role':'tool','tool_call_id':'a'}";
    private const string B = "{'role':'tool','tool_call_id':'b'}";

    [TestCase(true, "user")]
    [TestCase(true, "system", "user")]
    [TestCase(true, "user", "assistant", "user")]
    [TestCase(true, "user", Calls, A, B)]
    [TestCase(true, "user", Calls, A, B, "assistant", "user")]
    [TestCase(true, "user", Calls, A, B, "user")]
    [TestCase(false)]
    [TestCase(false, "system")]
    [TestCase(false, "assistant", "user")]
    [TestCase(false, "user", "assistant")]
    [TestCase(false, "user", "user")]
    [TestCase(false, "user", "system", "user")]
    [TestCase(false, "system", "system", "user")]
    [TestCase(false, "user", A)]
    [TestCase(false, "user", Calls)]
    [TestCase(false, "user", Calls, A)]
    [TestCase(false, "user", Calls, B, A)]
    [TestCase(false, "user", Calls, A, "user")]
    [TestCase(false, "user", Calls, A, B, B)]
    public void A_history_is_one_that_a_chat_grows(bool valid, params string[] messages) => Assert.That(
        History.IsValid([.. messages.Select(message => MadeUp.Json(message.StartsWith('{') ? message : $"{{'role':'{message}'}}"))]),
        Is.EqualTo(valid));
}
