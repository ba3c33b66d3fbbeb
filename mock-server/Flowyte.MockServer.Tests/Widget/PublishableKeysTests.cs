using Flowyte.MockServer.Chat;
using Flowyte.MockServer.Widget;

namespace Flowyte.MockServer.Tests.Widget;

public sealed class PublishableKeysTests
{
    private static readonly MintRequest Asked = new("Shop", ["https://shop.example"], "live", 60);

    [Test]
    public void A_revoked_key_makes_room_where_there_is_none()
    {
        var keys = new PublishableKeys(TimeProvider.System);
        var minted = Enumerable.Range(0, PublishableKeys.Most).Select(number => Mint(keys, number)!).ToArray();
        var beyond = Mint(keys, PublishableKeys.Most);
        keys.Revoke(minted[7].Id);
        var further = Mint(keys, PublishableKeys.Most);

        Assert.Multiple(() =>
        {
            Assert.That(beyond, Is.Null);
            Assert.That(further, Is.Not.Null);
            Assert.That(keys.Find(minted[7].Id), Is.Null);
            Assert.That(keys.Find(minted[6].Id), Is.EqualTo(minted[6]));
        });
    }

    [Test]
    public void Keys_that_would_be_the_same_are_told_apart()
    {
        var keys = new PublishableKeys(TimeProvider.System);
        var (one, other) = (Mint(keys, 1)!, Mint(keys, 1)!);

        Assert.That((other.Id, other.Key.Value), Is.Not.EqualTo((one.Id, one.Key.Value)));
        Assert.That(keys.FindValue(one.Key.Value), Is.EqualTo(one));
    }

    private static PublishableKey? Mint(PublishableKeys keys, int number) => keys.Mint("agt_123", "default", Asked, Fingerprint.Of(number));
}
