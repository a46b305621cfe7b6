using Lambda.Runtime;

/// <summary>Reads a text and returns it: the event is read into one string, which is written as the response.</summary>
public static class Functions
{
    [LambdaHandler]
    public static string Echo(string text) => text;
}
