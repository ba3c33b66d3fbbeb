using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Recording;

/// <summary>The recording of a shard.</summary>
/// <param name="Name">What people call it: the folder that it was read from.</param>
/// <param name="Record">What the shard sent and what came back.</param>
public sealed record RecordedShard(string Name, RunRecord Record);
