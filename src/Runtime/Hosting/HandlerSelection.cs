using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Hosting;

/// <summary>Selects the handler that <c>_HANDLER</c> names.</summary>
internal static class HandlerSelection
{
    /// <summary>Selects the handler with a name, or the only one, whatever its name: <c>bootstrap</c> and other placeholders are common.</summary>
    /// <param name="handlers">The handlers of the program, the dispatcher for <c>*</c>, and a placeholder for handlers in libraries.</param>
    /// <param name="name">The value of <c>_HANDLER</c>; <see langword="null"/> if it is not set.</param>
    /// <remarks>The name of a handler in a library selects the placeholder, whose initialization throws, even if the program has only one handler.</remarks>
    /// <exception cref="RuntimeException">There is no such handler; the message lists the names.</exception>
    public static GeneratedHandler Select(ReadOnlySpan<GeneratedHandler> handlers, string? name)
    {
        GeneratedHandler? only = null;
        int count = 0;
        foreach (GeneratedHandler handler in handlers)
        {
            if (name is not null && handler.Names.Contains(name))
                return handler;
            if (!handler.IsListed)
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

        string[] names = new string[count];
        foreach (GeneratedHandler handler in handlers)
        {
            if (handler.IsListed)
                names[--count] = handler.Names[0];
        }

        Array.Sort(names, StringComparer.Ordinal);
        return RuntimeErrors.HandlerNotFound(name, names);
    }
}
