namespace Flowyte.MockServer;

/// <summary>
/// The keys that every mock knows. They have the form of real ones and open nothing but a mock:
/// they are no secrets, and may stand in code, documentation and logs.
/// </summary>
public static class MockKeys
{
    /// <summary>A secret key with the scopes <c>chat:write</c>, <c>chat:read</c>, <c>agents:read</c>, <c>agents:write</c> and <c>pubkeys:write</c>.</summary>
    public const string Secret = "flowyte_sk_live_mock_chat_write";

    /// <summary>A secret key with the scope <c>chat:read</c> only, which is refused with 403.</summary>
    public const string Unscoped = "flowyte_sk_live_mock_chat_read";

    /// <summary>A publishable key that is pinned to no agent: refused with 403, and by the widget with 401. Mint one of your own for that.</summary>
    public const string Publishable = "flowyte_pk_live_mock_widget";
}
