using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Hosting;

/// <summary>Which handler <c>_HANDLER</c> means.</summary>
internal static class HandlerSelection
{
    /// <summary>
    /// One handler is used whatever the variable says, because <c>bootstrap</c> and other placeholders are common there. Of several
    /// it names one. A name of a handler in a library means that one, which is refused, and never another.
    /// </summary>
    /// <exception cref="RuntimeException">There is no such handler; the message lists those there are.</exception>
    public static GeneratedHandler Choose(ReadOnlySpan<GeneratedHandler> handlers, string? requested)
    {
        GeneratedHandler? only = null;
        int count = 0;
        foreach (GeneratedHandler handler in handlers)
        {
            if (requested is not null && handler.Names.Contains(requested))
                return handler;
            if (handler.IsInLibrary)
                continue;
            only = handler;
            count++;
        }

        return count == 1 ? only! : throw new RuntimeException("Runtime.HandlerNotFound", Explain(handlers, requested, count));
    }

    private static string Explain(ReadOnlySpan<GeneratedHandler> handlers, string? requested, int count)
    {
        if (count == 0)
            return "The program has no handler. Put [LambdaHandler] on a method.";

        var names = new string[count];
        foreach (GeneratedHandler handler in handlers)
        {
            if (!handler.IsInLibrary)
                names[--count] = handler.Names[0];
        }

        Array.Sort(names, StringComparer.Ordinal);
        string found = requested is null ? "_HANDLER is not set" : $"_HANDLER is \"{requested}\", which is no handler of this program";
        return $"{found}. Right would be one of: {string.Join(", ", names)}.";
    }
}
