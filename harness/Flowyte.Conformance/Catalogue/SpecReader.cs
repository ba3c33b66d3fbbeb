using Flowyte.Conformance.Dialects;
using Flowyte.Conformance.Yaml;

namespace Flowyte.Conformance.Catalogue;

/// <summary>Reads a tree of specs: first every file by itself, then what they say of each other.</summary>
internal static class SpecReader
{
    /// <summary>How many problems are told; whoever has more has one cause for most of them.</summary>
    private const int MostProblems = 100;

    /// <exception cref="SpecException">Something is wrong.</exception>
    public static Specs Read(SpecTree tree)
    {
        var sources = tree.Yaml.ToList();
        var reads = new (SpecFile? File, SpecProblem? Problem)[sources.Count];
        SchemaFolder schemas = null!;
        Parallel.Invoke(
            () => schemas = new SchemaFolder(tree.Schemas),
            () => Parallel.For(0, sources.Count, index => reads[index] = Read(sources[index].Source, sources[index].Schema)));

        var files = reads.Select(read => read.File).OfType<SpecFile>().ToList();
        var broken = reads.Select(read => read.Problem).OfType<SpecProblem>().ToList();
        var impact = SdkImpact.Read(tree.SdkImpact, schemas);
        Refuse([.. tree.Problems, .. impact.Problems, .. broken, .. schemas.Problems, .. files.SelectMany(schemas.Judge), .. References(files, schemas, broken.Count == 0)]);
        IReadOnlyList<RequirementGroup> groups = [.. files.Where(file => file.Schema == "requirements").Select(file => RequirementReader.Read(file, impact)).OrderBy(group => group.Order).ThenBy(group => group.Name, StringComparer.Ordinal)];
        IReadOnlyList<Requirement> requirements = [.. groups.SelectMany(group => group.Requirements)];
        return new Specs
        {
            Fingerprint = SpecFingerprint.OfAll([.. files.Select(file => (file.Source.Path, file.Fingerprint)), .. schemas.Fingerprints]),
            Version = files.Single(file => file.Schema == "version").Root["version"]!.Text,
            Groups = groups,
            Dialects = [Dialect.Flowyte, .. files.Where(file => file.Schema == "dialect").Select(file => DialectReader.Read(file, requirements))],
            Conversations = [.. files.Where(file => file.Schema == "conversation").Select(ConversationReader.Read)],
            Schemas = schemas.Set!,
        };
    }

    /// <summary>Reads one file.</summary>
    public static (SpecFile? File, SpecProblem? Problem) Read(SpecSource source, string schema)
    {
        if (!source.TryRead(out var bytes, out var problem))
        {
            return (null, problem);
        }

        try
        {
            return (new SpecFile(source, schema, YamlText.Parse(source.File, bytes)) { Fingerprint = SpecFingerprint.OfFile(bytes) }, null);
        }
        catch (YamlFormatException exception)
        {
            return (null, new SpecProblem(exception.File, exception.Position.Line, exception.Position.Column, exception.Problem));
        }
    }

    /// <summary>Throws what was found, if anything, in the order of files and lines.</summary>
    public static void Refuse(IEnumerable<SpecProblem> found)
    {
        // Aliases repeat a value, and with it what is wrong with it.
        var problems = found
            .Select(problem => problem with { Message = KeyShapes.Redact(problem.Message) })
            .Distinct()
            .OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
            .ToList();
        if (problems.Count > MostProblems)
        {
            var last = problems[MostProblems];
            problems = [.. problems.Take(MostProblems), last with { Message = $"From here on there are {problems.Count - MostProblems:N0} more problems." }];
        }

        if (problems.Count > 0)
        {
            throw new SpecException(problems);
        }
    }

    private static IEnumerable<SpecProblem> References(List<SpecFile> files, SchemaFolder schemas, bool complete)
    {
        // Where a file is not even YAML, what it would have named is not known.
        if (!complete)
        {
            return [];
        }

        var names = new KnownNames(files);
        var requirements = new RequirementRules(names);
        var conversations = new ConversationRules(names, schemas.Names);
        var dialects = new DialectRules(names);
        return
        [
            .. NamedNode.Repeated("group", names.Groups),
            .. NamedNode.Repeated("id", names.Requirements.Concat(names.DialectRequirements)),
            .. NamedNode.Repeated("dialect", names.Dialects),
            .. NamedNode.Repeated("name", names.Conversations),
            .. schemas.UnknownRequirements(names.RequirementIds),
            .. files.Where(file => file.Schema == "requirements").SelectMany(requirements.Check),
            .. files.Where(file => file.Schema == "conversation").SelectMany(conversations.Check),
            .. files.Where(file => file.Schema == "dialect").SelectMany(dialects.Check),
        ];
    }
}
