namespace Flowyte.Conformance.Running;

/// <summary>What every key of a kind begins with, which is no secret.</summary>
internal static class KeyPrefix
{
    private static readonly string[] Known =
    [
        "flowyte_sk_live_", "flowyte_sk_test_", "flowyte_pk_live_", "flowyte_pk_test_", "flowyte_sk_", "flowyte_pk_",
    ];

    /// <summary>The public beginning of a key; empty where it has none.</summary>
    public static string Of(string key) => Array.Find(Known, prefix => key.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
}
