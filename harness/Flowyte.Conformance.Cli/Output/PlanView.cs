using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Running;

namespace Flowyte.Conformance.Cli.Output;

/// <summary>Shows a plan: what <c>--dry-run</c> prints.</summary>
internal static class PlanView
{
    public static void Write(Plan plan, Target target, RunSettings settings, TextWriter output)
    {
        output.WriteLine($"Plan for {TargetName.Of(target)}, profile {string.Join(", ", settings.Profiles)}{(settings.Dialect == Dialect.Flowyte.Name ? "" : $", dialect {Shown.Text(settings.Dialect)}")}{(settings.Shard is { } shard ? $", shard {shard}" : "")}");
        output.WriteLine();
        output.WriteLine($"{"requests",8}  {"answered",8}  conversation");
        foreach (var conversation in plan.Conversations.Where(planned => !planned.Conversation.IsGenerated).GroupBy(planned => planned.Conversation))
        {
            var condition = conversation.Key.AfterFailureOf is { } other ? $" (only where {other} fails)" : "";
            WriteLine(conversation, Shown.Text(conversation.Key.Name) + condition);
        }

        var generated = plan.Conversations.Where(planned => planned.Conversation.IsGenerated).ToList();
        if (generated.Count > 0)
        {
            WriteLine(generated, $"{generated[0].Conversation.Name} to {generated[^1].Conversation.Name} (where one fails, up to {Plan.MostShrinkingRequests} more requests make it smaller)");
        }

        foreach (var conversation in plan.Locked)
        {
            output.WriteLine($"{"-",8}  {"-",8}  {Shown.Text(conversation.Name)} (needs {TargetFacts.OptionsFor(conversation.Needs)})");
        }

        output.WriteLine();
        output.WriteLine($"{PlanCount.Describe(plan, settings.Repeat)}; a 429 adds repeats. {plan.Excluded.Count} requirements are left out. Nothing was sent.");

        void WriteLine(IEnumerable<PlannedConversation> conversations, string name)
        {
            var turns = conversations.SelectMany(planned => planned.Turns).ToList();
            output.WriteLine($"{turns.Count,8}  {turns.Count(turn => turn.IsCompletion),8}  {name}");
        }
    }
}
