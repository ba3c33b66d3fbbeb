namespace Flowyte.MockServer.Answers;

/// <summary>Waiting by a clock.</summary>
internal static class TimeProviderExtensions
{
    /// <summary>Waits; not at all where there is nothing to wait for.</summary>
    public static Task Wait(this TimeProvider time, TimeSpan delay, CancellationToken cancellation) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, time, cancellation) : Task.CompletedTask;
}
