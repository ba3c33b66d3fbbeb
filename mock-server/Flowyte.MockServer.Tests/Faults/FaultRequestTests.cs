using System.Text;
using Flowyte.MockServer.Faults;
using Microsoft.AspNetCore.Http;

namespace Flowyte.MockServer.Tests.Faults;

/// <summary>What faults see of a request.</summary>
public sealed class FaultRequestTests
{
    [TestCase("""a \ud83d b""", ExpectedResult = "a \uFFFD b")]
    [TestCase("""a \uDE00 b""", ExpectedResult = "a \uFFFD b")]
    [TestCase("""a \ud83d\ude00 b""", ExpectedResult = "a 😀 b")]
    public string? Half_a_surrogate_pair_hides_nothing_of_the_body(string escaped) =>
        new FaultRequest(new DefaultHttpContext().Request, Encoding.UTF8.GetBytes($$"""{"model":"{{escaped}}"}""")).Model;
}
