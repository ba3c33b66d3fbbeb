using System.ClientModel;
using System.ClientModel.Primitives;
using System.Reflection;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Reason = OpenAI.Chat.ChatFinishReason;

namespace Flowyte.Conformance.SdkAdapter;

/// <summary>The SDKs that the adapter drives.</summary>
internal static class Clients
{
    public static Client OpenAI { get; } = new("OpenAI", VersionOf(typeof(ChatClient)), OpenAIAsync);

    public static Client Extensions { get; } = new("Microsoft.Extensions.AI.OpenAI", VersionOf(typeof(OpenAIClientExtensions)), ExtensionsAsync);

    private static async Task OpenAIAsync(Request request, Said said)
    {
        OpenAI.Chat.ChatMessage[] messages = [.. request.Messages.Select(Messages.OpenAIOf)];
        if (!request.Stream)
        {
            ChatCompletion completion = await ChatOf(request).CompleteChatAsync(messages, cancellationToken: said.Stop);
            said.Whole(completion.Content is [var first, ..] ? first.Text : "");
            said.FinishReason = NameOf(completion.FinishReason);
            TellUsage(completion.Usage, said);
            return;
        }

        await foreach (var update in ChatOf(request).CompleteChatStreamingAsync(messages, cancellationToken: said.Stop))
        {
            said.Chunk(string.Concat(update.ContentUpdate.Select(part => part.Text)));
            said.FinishReason = update.FinishReason is { } reason ? NameOf(reason) : said.FinishReason;
            TellUsage(update.Usage, said);
        }
    }

    private static async Task ExtensionsAsync(Request request, Said said)
    {
        using var chat = ChatOf(request).AsIChatClient();
        Microsoft.Extensions.AI.ChatMessage[] messages = [.. request.Messages.Select(Messages.ExtensionsOf)];
        if (!request.Stream)
        {
            var response = await chat.GetResponseAsync(messages, cancellationToken: said.Stop);
            said.Whole(response.Text);
            said.FinishReason = response.FinishReason?.Value;
            TellUsage(response.Usage, said);
            return;
        }

        await foreach (var update in chat.GetStreamingResponseAsync(messages, cancellationToken: said.Stop))
        {
            said.Chunk(update.Text);
            said.FinishReason = update.FinishReason?.Value ?? said.FinishReason;
            TellUsage(update.Contents.OfType<UsageContent>().LastOrDefault()?.Details, said);
        }
    }

    private static ChatClient ChatOf(Request request)
    {
        var options = new OpenAIClientOptions { Endpoint = request.BaseUrl, NetworkTimeout = TimeSpan.FromMilliseconds(request.TimeoutMs) };
        if (request.MaxRetries is { } retries)
        {
            options.RetryPolicy = new ClientRetryPolicy(retries);
        }

        return new ChatClient(request.Agent, new ApiKeyCredential(request.Key), options);
    }

    private static string NameOf(Reason reason) => reason switch
    {
        Reason.Stop => "stop",
        Reason.Length => "length",
        Reason.ContentFilter => "content_filter",
        Reason.ToolCalls => "tool_calls",
        _ => reason.ToString(),
    };

    private static void TellUsage(ChatTokenUsage? usage, Said said)
    {
        if (usage is not null)
        {
            said.Tokens(usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount);
        }
    }

    private static void TellUsage(UsageDetails? usage, Said said)
    {
        if (usage is not null)
        {
            said.Tokens(usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount);
        }
    }

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
