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

    private static string Body(string agent) =>
        $$"""{"model":"{{agent}}","stream":true,"messages":[{"role":"user","content":"Do you ship to Canada?"}]}""";
}
