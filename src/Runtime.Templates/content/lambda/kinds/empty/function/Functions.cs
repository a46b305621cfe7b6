using Lambda.Runtime;

namespace Lambda_Function.New;

public record Person(string Name);
public record Greeting(string Message);

public static class Functions
{
    [LambdaHandler]
    public static Greeting Hello(Person person) => new($"Hello, {person.Name}!");
}
