using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bogus;
using Flowyte.Conformance.Catalogue;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Generating;

/// <summary>
/// Random conversations, all of them valid. Each depends on the seed and its number alone, so that a plan with them
/// can be made again, and the first ones stay the same however many are wanted.
/// </summary>
internal static class GeneratedConversations
{
    /// <summary>The requirement that they are evidence for.</summary>
    public const string Requirement = "REQ-20";

    /// <summary>These specs with the conversations that a run generates behind the scripted ones.</summary>
    public static Specs WithGenerated(this Specs specs, RunSettings settings)
    {
        if (settings.Generate == 0)
        {
            return specs;
        }

        var names = specs.Conversations.Select(conversation => conversation.Name).ToHashSet();
        var generated = Make(settings.Seed, settings.Generate).Where(conversation => !names.Contains(conversation.Name));
        return specs with { Conversations = [.. specs.Conversations, .. generated] };
    }

    /// <summary>The conversations of a seed, from number 1.</summary>
    public static IEnumerable<Conversation> Make(int seed, int count) => Enumerable.Range(1, count).Select(number => One(seed, number));

    private static Conversation One(int seed, int number)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{number}"));
        var history = new HistoryGenerator(new Randomizer(BinaryPrimitives.ReadInt32LittleEndian(hash)));
        return new Conversation
        {
            Name = $"generated-{seed}-{number}",
            Title = $"Random history {number} of seed {seed}",
            File = "",
            IsGenerated = true,
            Profile = SpecDefaults.Profile,
            Body = history.Body(),
            Turns = [new Turn { Request = new RequestSpec(), Expectations = [new Expectation { Requirement = Requirement, Reply = true }] }],
        };
    }
}
