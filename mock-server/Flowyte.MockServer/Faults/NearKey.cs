namespace Flowyte.MockServer.Faults;

/// <summary>How a wrong key relates to the mock's own, as a careless comparison would have it.</summary>
internal static class NearKey
{
    /// <summary>The name of the relation; null where there is none, or the key is right.</summary>
    public static string? RelationOf(string? key) => key switch
    {
        null or MockKeys.Secret => null,
        _ when key.Equals(MockKeys.Secret, StringComparison.OrdinalIgnoreCase) => "recased",
        _ when key.StartsWith(MockKeys.Secret, StringComparison.Ordinal) => "extended",
        _ when MockKeys.Secret.StartsWith(key, StringComparison.Ordinal) => "cut",
        _ when key.Length == MockKeys.Secret.Length && MockKeys.Secret.StartsWith(key[..^1], StringComparison.Ordinal) => "altered",
        _ => null,
    };
}
