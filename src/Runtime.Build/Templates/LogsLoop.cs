namespace Lambda.Runtime.Build.Templates;

/// <summary>A function that a template would subscribe to its own log group: each invocation writes log events, which invoke it again.</summary>
internal static class LogsLoop
{
    private const string FunctionGroups = "/aws/lambda/";

    /// <summary>Returns the functions between a handler and itself, whose log events pass from one to the next; <see langword="null"/> if it does not get its own.</summary>
    public static IReadOnlyList<string>? Find(IReadOnlyList<DeployedHandler> handlers, DeployedHandler handler)
    {
        var others = new List<string>();
        for (DeployedHandler? next = WriterFor(handler); next is not null && others.Count < handlers.Count; next = WriterFor(next))
        {
            if (next == handler)
                return others;
            others.Add(next.FunctionName);
        }

        return null;

        DeployedHandler? WriterFor(DeployedHandler reader) => reader.Source is { Service: LogsSource, Name: { } group }
            ? handlers.FirstOrDefault(writer => group == FunctionGroups + writer.FunctionName)
            : null;
    }
}
