using Flowyte.Conformance.Running;
using Flowyte.Conformance.Wire;
using NUnit.Framework;
using static Flowyte.Conformance.Tests.Running.MadeUp;

namespace Flowyte.Conformance.Tests.Running;

[TestFixture]
public sealed class BodyStoreTests
{
    [Test]
    public void Bodies_are_kept_whole_until_they_fill_the_bound()
    {
        var store = new BodyStore();

        var kept = Enumerable.Range(0, 20).Select(_ => store.Keep(Answer(BodyStore.TotalBytes / 16))).ToList();

        Assert.That(kept.Count(exchange => exchange.End == ExchangeEnd.Complete), Is.EqualTo(16));
        Assert.That(kept.Skip(16).Select(exchange => exchange.Response!.Body.Length), Is.All.EqualTo(BodyStore.CutBytes));
        Assert.That(kept[16].End, Is.EqualTo(ExchangeEnd.LimitReached));
        Assert.That(kept[16].EndDetail, Does.Contain("fill the 24 MiB that are kept"));
    }

    [Test]
    public void A_small_body_is_kept_whole_however_full_the_store_is()
    {
        var store = new BodyStore();
        for (var i = 0; i < 10; i++)
        {
            store.Keep(Answer(BodyStore.TotalBytes / 10));
        }

        Assert.That(store.Keep(Answer(1000)).End, Is.EqualTo(ExchangeEnd.Complete));
    }

    [Test]
    public void Of_a_body_without_end_the_first_part_is_kept_with_its_arrival_times()
    {
        var endless = Answer(BodyStore.CutBytes + 10) with { End = ExchangeEnd.LimitReached, EndDetail = "The body has no end." };
        endless = endless with
        {
            Response = endless.Response! with
            {
                Pieces = [new(0, 100, TimeSpan.Zero), new(100, BodyStore.CutBytes - 100 + 5, TimeSpan.Zero), new(BodyStore.CutBytes + 5, 5, TimeSpan.Zero)],
            },
        };

        var kept = new BodyStore().Keep(endless);

        Assert.That(kept.EndDetail, Is.EqualTo("The body has no end."));
        Assert.That(kept.Response!.Pieces.Select(piece => piece.Length), Is.EqualTo(new List<int> { 100, BodyStore.CutBytes - 100 }));
    }

    private static Exchange Answer(int bytes) => new Exchange
    {
        Id = "a/1",
        Request = new() { Method = "POST", Target = SomeTarget.BaseUrl },
        End = ExchangeEnd.TimedOut,
        Timing = new() { StartedAt = DateTimeOffset.UnixEpoch },
    }.With(200, new string('x', bytes));
}
