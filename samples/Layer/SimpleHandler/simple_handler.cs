public record Person(string Name);

public record Greeting(string Message);

public static class Functions
{
    public static Greeting Handle(Person person) => new($"Hello, {person.Name}!");
}
