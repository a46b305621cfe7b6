namespace Lambda.Runtime;

/// <summary>Which handler <c>_HANDLER</c> means.</summary>
internal static class HandlerSelection
{
    /// <summary>
    /// One handler is used whatever the variable says, because <c>bootstrap</c> and other placeholders are common there. Of several
    /// it names one.
    /// </summary>
    /// <exception cref="RuntimeException">There is no such handler; the message lists those there are.</exception>
    public static GeneratedHandler Choose(ReadOnlySpan<GeneratedHandler> handlers, string? requested)
    {
        if (handlers.Length == 1)
            return handlers[0];

        foreach (GeneratedHandler handler in handlers)
        {
            if (requested is not null && handler.Names.Contains(requested))
                return handler;
        }

        throw new RuntimeException("Runtime.HandlerNotFound", Explain(handlers, requested));
    }

    private static string Explain(ReadOnlySpan<GeneratedHandler> handlers, string? requested)
    {
        if (handlers.IsEmpty)
            return "The program has no handler. Put [LambdaHandler] on a method.";

        var names = new string[handlers.Length];
        for (int i = 0; i < names.Length; i++)
            names[i] = handlers[i].Names[0];
        Array.Sort(names, StringComparer.Ordinal);
        string found = requested is null ? "_HANDLER is not set" : $"_HANDLER is \"{requested}\", which is no handler of this program";
        return $"{found}. Right would be one of: {string.Join(", ", names)}.";
    }
}
