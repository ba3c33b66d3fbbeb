using Flowyte.MockServer;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Says how to reach a running mock. Its keys are made up and no secrets.</summary>
internal static class MockView
{
    public static void Write(FlowyteMock mock, TextWriter output)
    {
        output.WriteLine($"""
            The mock of Flowyte is running. Stop it with Ctrl+C.

              base URL           {mock.BaseUrl}
              key                {mock.Key}
              key without scope  {mock.UnscopedKey}
              publishable key    {mock.PublishableKey}
              page               {mock.PageUrl}
            """);
        if (mock.AdminKey is { } adminKey)
        {
            output.WriteLine($"  {"admin key",-17}  {Shown.Text(adminKey)}");
        }

        foreach (var agent in mock.Agents)
        {
            output.WriteLine($"  {(agent.Published ? "agent" : "draft-only agent"),-17}  {Shown.Text(agent.Id)}");
        }

        output.WriteLine($"""

            Try it:

              curl -N {mock.BaseUrl}/chat/completions -H 'Authorization: Bearer {mock.Key}' -H 'Content-Type: application/json' -d '{Body(mock.AgentId)}'

            Point a client at it:

              export FLOWYTE_BASE_URL={mock.BaseUrl} FLOWYTE_AGENT={mock.AgentId} FLOWYTE_API_KEY={mock.Key}
            """);
        output.Flush();
    }

    /// <summary>Says how to record. The caller's key is the live endpoint's, and nothing here knows it.</summary>
    public static void Write(FlowyteMock mock, RecordOptions record, TextWriter output)
    {
        output.WriteLine($"""
            The mock of Flowyte records. Stop it with Ctrl+C.

              base URL      {mock.BaseUrl}
              passes on to  {Shown.Text(record.Upstream.AbsoluteUri)}
              writes to     {Shown.Text(record.Directory)}

            Point a client at it that has a key of the live endpoint, which is passed on and never stored:

              curl -N {mock.BaseUrl}/chat/completions -H "Authorization: Bearer $FLOWYTE_API_KEY" -H 'Content-Type: application/json' -d '{Body("YOUR_AGENT")}'

            Replay what was said, offline:

              flowyte-conformance mock --agents {Shown.Text(record.Directory)}

            """);
        output.Flush();
    }

    private static string Body(string agent) =>
        $$"""{"model":"{{agent}}","stream":true,"messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";
}
