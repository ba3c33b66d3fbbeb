using System.Text.Json;

namespace Flowyte.MockServer.Chat;

/// <summary>The chunk that tells the usage and has no choices.</summary>
internal sealed class UsagePayload(Completion completion) : ChunkPayload(completion)
{
    protected override void WriteChoice(Utf8JsonWriter json)
    {
    }

    protected override void WriteUsage(Utf8JsonWriter json) => UsageMember.Write(json, Completion.Usage);
}
