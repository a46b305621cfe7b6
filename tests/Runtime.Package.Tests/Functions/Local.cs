using System;
using System.Threading;
using Lambda.Runtime;

[LambdaStartup]
public static class Startup
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("START") is "exits")
            Environment.Exit(3);
        if (Environment.GetEnvironmentVariable("START") is "throws")
            throw new InvalidOperationException("no table");
    }
}

public static class Functions
{
    [LambdaHandler]
    public static string Echo(string text) => text + Environment.GetEnvironmentVariable("SUFFIX");

    [LambdaHandler]
    public static string Throw(string text) => throw new InvalidOperationException($"not with {text}");

    [LambdaHandler]
    public static void Exit(string text) => Environment.Exit(7);

    [LambdaHandler]
    public static string Flood(string text)
    {
        for (int i = 1; i <= 30_000; i++)
            Console.WriteLine($"line {i}");
        return "flooded";
    }
}
