using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer;

/// <summary>Errors in <c>_HANDLER</c>. Each message says what was found and what exists.</summary>
internal static class HandlerProblem
{
    public static RuntimeException NotSet(FunctionFolder folder) =>
        new(LayerErrorTypes.HandlerNotFound, $"_HANDLER is not set. {Expected(folder)}");

    public static RuntimeException Outside(string text, FunctionFolder folder) =>
        new(LayerErrorTypes.InvalidHandler, $"_HANDLER is \"{text}\", a path that may lead out of the task root. {Expected(folder)}");

    public static RuntimeException NoFile(string text, FunctionFolder folder) =>
        new(LayerErrorTypes.HandlerNotFound, $"_HANDLER is \"{text}\", and there is no such file in the task root {folder.Root}. {Expected(folder)}");

    /// <summary>There is no file with that name, and the text is not an expression.</summary>
    public static RuntimeException NoFileAndNoExpression(string text, FunctionFolder folder, string reason) =>
        new(
            LayerErrorTypes.HandlerNotFound,
            $"_HANDLER is \"{text}\". There is no such file in the task root {folder.Root}, and it is not an expression: {reason} {Expected(folder)}");

    public static RuntimeException Ambiguous(string text, List<HandlerReference> found) =>
        new(
            LayerErrorTypes.InvalidHandler,
            $"_HANDLER is \"{text}\", which could mean {Listed(found.ConvertAll(static reference => $"'{reference.Method}' in {reference.File}"), " or ")}. "
            + "Rename or remove all of these files but one.");

    public static RuntimeException NoMethodNamed(HandlerReference reference) =>
        new(
            LayerErrorTypes.InvalidHandler,
            $"_HANDLER is \"{reference.Text}\", which names the file {reference.File} without a method. Expected <file>.<method>, or {reference.File} for a script.");

    public static RuntimeException NoMethod(HandlerReference reference, IReadOnlyList<string> names) =>
        new(
            LayerErrorTypes.HandlerNotFound,
            $"_HANDLER is \"{reference.Text}\", and {reference.File} has no handler '{reference.Method}'. "
            + (names.Count == 0 ? "It has no handlers." : $"Expected one of: {Listed(names, ", ")}."));

    /// <summary>Returns what is expected, with the files that exist.</summary>
    private static string Expected(FunctionFolder folder)
    {
        List<string> sources = folder.Files("", ".cs");
        sources.AddRange(folder.Files("", ".csx"));
        List<string> files = [.. sources, .. folder.Files("", ".dll")];
        return "Expected a script file such as hello.cs, <file>.<method>, or a C# expression that can be called. "
            + (files.Count == 0 ? "There is no .cs, .csx or .dll file in the task root." : $"The task root contains: {Listed(files, ", ")}.");
    }

    private static string Listed(IReadOnlyList<string> items, string separator) =>
        items.Count <= 20 ? string.Join(separator, items) : $"{string.Join(separator, items.Take(20))} and {items.Count - 20} more";
}
