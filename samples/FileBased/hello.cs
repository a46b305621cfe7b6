#!/usr/bin/env dotnet
#:package Lambda.Runtime@0.1.0

using Lambda.Runtime;

public record Person(string Name);
public record Greeting(string Message);

public static class Functions
{
    [LambdaHandler]
    public static Greeting Hello(Person person) => new($"Hello, {person.Name}!");
}
