using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Hosting;

/// <summary>Selects the handler that <c>_HANDLER</c> names.</summary>
internal static class HandlerSelection
{
    /// <summary>
    /// A single handler is used for any value, because <c>bootstrap</c> and other placeholders are common. Of several, the value names one.
    /// The name of a handler in a library selects that handler, which then throws during initialization, and never another.
    /// </summary>
    /// <exception cref="RuntimeException">There is no such handler; the message lists the names.</exception>
    public static GeneratedHandler Select(ReadOnlySpan<GeneratedHandler> handlers, string? name)
    {
        GeneratedHandler? only = null;
        int count = 0;
        foreach (GeneratedHandler handler in handlers)
        {
            if (name is not null && handler.Names.Contains(name))
                return handler;
            if (handler.IsInLibrary)
                continue;
            only = handler;
            count++;
        }

        return count == 1 ? only! : throw NotFound(handlers, name, count);
    }

    private static RuntimeException NotFound(ReadOnlySpan<GeneratedHandler> handlers, string? name, int count)
    {
        if (count == 0)
            return RuntimeErrors.NoHandler();

        var names = new string[count];
        foreach (GeneratedHandler handler in handlers)
        {
            if (!handler.IsInLibrary)
                names[--count] = handler.Names[0];
        }

        Array.Sort(names, StringComparer.Ordinal);
        return RuntimeErrors.HandlerNotFound(name, names);
    }
}
