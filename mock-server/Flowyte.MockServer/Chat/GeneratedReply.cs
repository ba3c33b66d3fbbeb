using Bogus;

namespace Flowyte.MockServer.Chat;

/// <summary>A readable reply where an agent was not taught what to say.</summary>
internal static class GeneratedReply
{
    /// <summary>Makes a reply that depends on the fingerprint alone.</summary>
    public static string Of(Fingerprint seed)
    {
        var faker = new Faker("en") { Random = new Randomizer((int)(uint)seed.Value) };
        return faker.Random.ArrayElement<Func<Faker, string>>([Product, Person, Order])(faker);
    }

    private static string Product(Faker faker) =>
        $"I would look at the {faker.Commerce.ProductName()}. It comes in {faker.Commerce.Color()}, costs " +
        $"{faker.Random.Int(5, 95)} dollars, and is one of the favourites of our {faker.Commerce.Department(1)} department. " +
        "Shall I put one aside for you?";

    private static string Person(Faker faker) =>
        $"{faker.Name.FullName()} knows more about this than I do, and answers from {faker.Address.City()} within " +
        $"{faker.Random.Int(2, 8)} hours. Until then: {Ended(faker.Company.CatchPhrase())} is what we are known for.";

    private static string Order(Faker faker) =>
        $"Thank you for asking. The parcel left {faker.Address.City()} on {faker.Date.Weekday()} and is on its way to " +
        $"{faker.Address.StreetAddress()}. If it is not there in {faker.Random.Int(2, 6)} days, write to us again.";

    private static string Ended(string phrase) => phrase.ToLowerInvariant().TrimEnd('.');
}
