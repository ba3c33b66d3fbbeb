using Flowyte.MockServer.Faults;

namespace Flowyte.MockServer.Tests.Faults;

/// <summary>How faults tell wrong keys apart.</summary>
public sealed class NearKeyTests
{
    [TestCase("flowyte_sk_live_mock_chat_writE", ExpectedResult = "recased")]
    [TestCase("flowyte_sk_live_mock_chat_write0", ExpectedResult = "extended")]
    [TestCase("flowyte_sk_live_mock_chat_w", ExpectedResult = "cut")]
    [TestCase("flowyte_sk_live_mock_chat_writ0", ExpectedResult = "altered")]
    [TestCase("flowyte_sk_live_mock_chat_write", ExpectedResult = null)]
    [TestCase("flowyte_sk_live_quite_another", ExpectedResult = null)]
    [TestCase(null, ExpectedResult = null)]
    public string? A_wrong_key_is_told_by_how_it_differs(string? key) => NearKey.RelationOf(key);
}
