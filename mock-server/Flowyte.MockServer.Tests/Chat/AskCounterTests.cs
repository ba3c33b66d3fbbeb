using Flowyte.MockServer.Chat;

namespace Flowyte.MockServer.Tests.Chat;

public sealed class AskCounterTests
{
    [Test]
    public void Each_ask_is_counted_by_itself()
    {
        var counter = new AskCounter();
        var (one, other) = (Fingerprint.Of(1), Fingerprint.Of(2));

        Assert.That(
            (int[])[counter.Next(one), counter.Next(one), counter.Next(other), counter.Next(one)], Is.EqualTo((int[])[0, 1, 0, 2]));
    }

    [Test]
    public void What_was_asked_a_while_ago_is_remembered_and_memory_is_bounded()
    {
        var counter = new AskCounter();
        var first = Fingerprint.Of(-1);
        counter.Next(first);
        AskOthers(from: 0);
        var afterOneRound = counter.Next(first);
        AskOthers(from: AskCounter.Remembered);
        AskOthers(from: 2 * AskCounter.Remembered);
        var afterThree = counter.Next(first);

        Assert.Multiple(() =>
        {
            Assert.That(afterOneRound, Is.EqualTo(1));
            Assert.That(afterThree, Is.Zero);
        });

        void AskOthers(int from)
        {
            for (var number = from; number < from + AskCounter.Remembered; number++)
            {
                counter.Next(new Fingerprint((UInt128)number));
            }
        }
    }
}
