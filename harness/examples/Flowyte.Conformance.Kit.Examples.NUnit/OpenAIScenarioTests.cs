using System.ClientModel;
using System.ClientModel.Primitives;
using NUnit.Framework;
using OpenAI;
using OpenAI.Chat;

namespace Flowyte.Conformance.Kit.Examples.NUnit;

/// <summary>OpenAI's SDK for .NET in every scenario that is about how a stream is framed.</summary>
public sealed class OpenAIScenarioTests
{
    // What the SDK is known to get wrong. A scenario leaves the list once it is right.
    private static readonly string[] Known = ["error-in-stream-then-stop/stream"];

    private static readonly Task<ConformanceKit> Kit = ConformanceKit.StartAsync(only: "SSE-*");

    private static async Task<IEnumerable<KitScenario>> Scenarios() => (await Kit).Scenarios;

    [OneTimeTearDown]
    public static async Task Stop() => await (await Kit).DisposeAsync();

    [TestCaseSource(nameof(Scenarios))]
    public async Task What_is_legal_is_read_and_what_is_broken_is_noticed(KitScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var verdict = await scenario.TryAsync(trial => AskAsync(scenario, trial), exception => (exception as ClientResultException)?.Status);

        Assert.That(verdict.IsGood, Is.EqualTo(!Known.Contains(scenario.Name)), $"{scenario.Title}\n{verdict}");
    }

    private static async Task<KitAnswer> AskAsync(KitScenario scenario, KitTrial trial)
    {
        var options = new OpenAIClientOptions { Endpoint = trial.BaseUrl, NetworkTimeout = TimeSpan.FromSeconds(3), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        var chat = new ChatClient(scenario.Agent, new ApiKeyCredential(trial.Key), options);
        var message = new UserChatMessage(scenario.Messages[0].Content);
        if (!scenario.Stream)
        {
            ChatCompletion completion = await chat.CompleteChatAsync(message);
            return new KitAnswer(completion.Content[0].Text, NameOf(completion.FinishReason));
        }

        var pieces = new List<string>();
        ChatFinishReason? finishReason = null;
        await foreach (var update in chat.CompleteChatStreamingAsync(message))
        {
            pieces.AddRange(update.ContentUpdate.Select(part => part.Text));
            finishReason = update.FinishReason ?? finishReason;
        }

        return new KitAnswer(string.Concat(pieces), NameOf(finishReason)) { Pieces = pieces };
    }

    // The kit knows finish reasons as the chat API writes them.
    private static string? NameOf(ChatFinishReason? reason) => reason switch
    {
        ChatFinishReason.Stop => "stop",
        ChatFinishReason.Length => "length",
        _ => reason?.ToString(),
    };
}
