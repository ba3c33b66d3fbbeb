using System.Diagnostics;
using System.Text;
using Flowyte.Conformance.Reporting;
using Flowyte.Conformance.Wire;
using NUnit.Framework;

namespace Flowyte.Conformance.Tests.Reporting;

[TestFixture]
internal sealed class CurlCommandTests
{
    [Test]
    public void A_plain_request_is_easy_to_read()
    {
        var exchange = Exchanges.Answered("a/1", 200, "application/json", "{}", """{"model":"agt_1"}""");

        Assert.That(CurlCommand.For(exchange, Reports.Target), Is.EqualTo("""
            curl -i -N 'https://builder.example.org/api/v1/chat/completions' \
              -H "Authorization: Bearer $FLOWYTE_API_KEY" \
              -H 'Content-Type: application/json' \
              -H 'Accept: */*' \
              -H 'User-Agent:' \
              --data-raw '{"model":"agt_1"}'
            """));
    }

    [Test]
    public void An_address_with_brackets_is_taken_as_it_stands()
    {
        var exchange = Exchanges.Unanswered("a/1", ExchangeEnd.Complete, "");
        exchange = exchange with { Request = exchange.Request with { Target = new Uri("http://[::1]:8080/v1") } };

        Assert.That(CurlCommand.For(exchange, Reports.Target), Does.StartWith("curl -i -N --globoff 'http://[::1]:8080/v1'"));
    }

    [Test]
    public void The_form_of_a_request_is_kept()
    {
        var exchange = Exchanges.Answered("a/1", 200, "application/json", "{}", "{}");
        exchange = exchange with
        {
            Request = exchange.Request with
            {
                Form = new RequestForm { Version = "1.0", HasAbsoluteTarget = true, HasLowerCaseNames = true, HasHost = false },
                Headers = [new("Accept", "*/*"), new("Accept-Encoding", "gzip")],
            },
        };

        Assert.That(CurlCommand.For(exchange, Reports.Target), Does.StartWith("""
            curl -i -N 'https://builder.example.org/api/v1/chat/completions' --http1.0 --request-target 'https://builder.example.org/api/v1/chat/completions' --compressed \
              -H 'accept: */*' \
              -H 'accept-encoding: gzip' \
              -H 'Host:' \
            """));
    }

    [Test]
    public void Every_key_is_read_from_its_own_variable()
    {
        Assert.That(Sent([new("Authorization", $"Bearer {Reports.Target.UnscopedKey}")]), Does.Contain("Bearer $FLOWYTE_UNSCOPED_KEY\""));
        Assert.That(Sent([new("Authorization", $"Bearer {Reports.Target.PublishableKey}")]), Does.Contain("Bearer $FLOWYTE_PUBLISHABLE_KEY\""));
        Assert.That(Sent([new("X", $"'{Exchanges.Key}'")]), Does.Contain("""'X: '\'''"$FLOWYTE_API_KEY"''\'''"""));
    }

    [TestCase("GET", "", ExpectedResult = "curl -i -N 'https://")]
    [TestCase("DELETE", "", ExpectedResult = "curl -i -N -X 'DELETE' 'https://")]
    [TestCase("POST", "", ExpectedResult = "curl -i -N -X 'POST' 'https://")]
    public string The_method_is_named_where_curl_would_choose_another(string method, string body) =>
        Sent([], body, method).Split("builder")[0];

    [Test]
    public void Bytes_that_a_terminal_must_not_see_are_sent_in_base64() =>
        Assert.That(Sent([], "\u001b[2J"), Does.StartWith("printf %s 'G1sySg==' | base64 -d | curl").And.EndsWith("--data-binary @-"));

    [Test]
    [Platform(Exclude = "Win", Reason = "The line is for POSIX shells.")]
    public async Task A_shell_gives_curl_exactly_what_was_sent(
        [Values("{\"a\":\"it's \\\"$HOME\\\" `id` \\\\ !!\"}", "@/etc/passwd", "line\nline\ttab", "Zoë 👋", "\u0000\u001b\r", "%s\\n", "--", "''")] string body)
    {
        var line = Sent([new("X-Quote", "a'b\"c$d`e\\f"), new("Authorization", $"Bearer {Exchanges.Key}")], body);

        var (arguments, input) = await RunAsync(line);

        Assert.That(arguments, Does.Contain("X-Quote: a'b\"c$d`e\\f"));
        Assert.That(arguments, Does.Contain("Authorization: Bearer the-key"));
        Assert.That(arguments[^1] == "@-" ? input : arguments[^1], Is.EqualTo(body));
        Assert.That(arguments[^2], Is.EqualTo(arguments[^1] == "@-" ? "--data-binary" : "--data-raw"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The line is for POSIX shells.")]
    public async Task A_shell_makes_a_near_key_of_the_key_itself()
    {
        var near = Reports.Target.NearKeys;
        var keys = new List<string>();
        foreach (var key in near.Sent)
        {
            var line = Sent([new("Authorization", $"Bearer {key}")]);
            Assert.That(line, Does.Contain("FLOWYTE_API_KEY").And.Not.Contain(near.Cut));
            var (arguments, _) = await RunAsync(line);
            keys.Add(arguments.Single(argument => argument.StartsWith("Authorization", StringComparison.Ordinal)));
        }

        // What all keys begin with is said in the line: the key that the shell has here lacks it.
        string[] made = [$"the-ke{near.Altered[^1]}", "the-key-000", "the", $"{near.Prefix}THE-KEY"];
        Assert.That(keys, Is.EqualTo(made.Select(key => $"Authorization: Bearer {key}")));
    }

    private static string Sent(IReadOnlyList<HeaderField> headers, string body = "{}", string method = "POST")
    {
        var exchange = Exchanges.Unanswered("a/1", ExchangeEnd.Complete, "");
        return CurlCommand.For(
            exchange with { Request = exchange.Request with { Method = method, Headers = headers, Body = Encoding.UTF8.GetBytes(body) } },
            Reports.Target);
    }

    // Stands in for curl: prints its arguments, each with a NUL after it, and then what it reads.
    private static async Task<(string[] Arguments, string Input)> RunAsync(string line)
    {
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["FLOWYTE_API_KEY"] = "the-key";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"curl() {{ printf '%s\\000' \"$@\" END; cat; }}\n{line}");
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        var end = output.IndexOf("\0END\0", StringComparison.Ordinal);
        return (output[..end].Split('\0'), output[(end + 5)..]);
    }
}
