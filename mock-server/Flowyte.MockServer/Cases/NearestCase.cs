using Flowyte.MockServer.Agents;

namespace Flowyte.MockServer.Cases;

/// <summary>Explains why no case fits a conversation.</summary>
internal static class NearestCase
{
    // Comparing texts letter by letter takes its time: only so many cases are compared so.
    private const int MostCompared = 200;

    /// <summary>Names the nearest case, what does not match, and the smallest change that would. It never repeats what was sent.</summary>
    public static string Explain(Agent agent, in Conversation conversation)
    {
        if (Find(agent.Cases, conversation) is not { } nearest)
        {
            return $"{agent.Id} is strict and has no cases: it answers nothing. Give it a case, or take strict away.";
        }

        var misses = new List<string>();
        foreach (var condition in nearest.Conditions)
        {
            if (!condition.Holds(conversation))
            {
                misses.Add(condition.Advice(conversation));
            }
        }

        var line = nearest.Place.Line > 0 && agent.File is { } file ? $" ({Path.GetFileName(file)}, line {nearest.Place.Line})" : "";
        return $"No case of {agent.Id} matches, and the mock is strict. The nearest is {nearest.Place}{line}: {nearest}. There, {string.Join("; and ", misses)}.";
    }

    // The nearest one has the fewest conditions that do not hold, and of several the one that is least far.
    private static ReplyCase? Find(CaseSet cases, in Conversation conversation)
    {
        var fewest = int.MaxValue;
        var candidates = new List<ReplyCase>();
        foreach (var reply in cases.InRank)
        {
            var misses = 0;
            foreach (var condition in reply.Conditions)
            {
                misses += condition.Holds(conversation) ? 0 : 1;
            }

            if (misses < fewest)
            {
                fewest = misses;
                candidates.Clear();
            }

            if (misses == fewest && candidates.Count < MostCompared)
            {
                candidates.Add(reply);
            }
        }

        ReplyCase? nearest = null;
        var least = double.MaxValue;
        foreach (var reply in candidates)
        {
            var distance = 0.0;
            foreach (var condition in reply.Conditions)
            {
                distance += condition.Holds(conversation) ? 0 : condition.Distance(conversation);
            }

            if (distance < least)
            {
                (nearest, least) = (reply, distance);
            }
        }

        return nearest;
    }
}
