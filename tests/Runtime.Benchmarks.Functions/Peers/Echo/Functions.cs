using Lambda.Runtime;

/// <summary>Reads a text and returns it: the event becomes one string, which is written again.</summary>
public static class Functions
{
    [LambdaHandler]
    public static string Echo(string text) => text;
}
