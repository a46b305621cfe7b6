using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer;

/// <summary>What can be wrong with <c>_HANDLER</c>: what was found, and what there is.</summary>
internal static class HandlerProblem
{
    private const string NotFound = "Runtime.HandlerNotFound";
    private const string Invalid = "Runtime.InvalidHandler";

    public static RuntimeException NotSet(FunctionFolder folder) =>
        new(NotFound, $"_HANDLER is not set. {Right(folder)}");

    public static RuntimeException Outside(string text, FunctionFolder folder) =>
        new(Invalid, $"_HANDLER is \"{text}\", a path that may lead out of the task root. {Right(folder)}");

    public static RuntimeException NoFile(string text, FunctionFolder folder) =>
        new(NotFound, $"_HANDLER is \"{text}\", and there is no such file in the task root {folder.Root}. {Right(folder)}");

    /// <summary>It was tried as an expression, for there is no file of that name.</summary>
    public static RuntimeException NoFileAndNoExpression(string text, FunctionFolder folder, string reason) =>
        new(NotFound, $"_HANDLER is \"{text}\", for which there is no file in the task root {folder.Root}, and which is no expression: {reason} {Right(folder)}");

    public static RuntimeException Ambiguous(string text, List<HandlerReference> found) =>
        new(Invalid, $"_HANDLER is \"{text}\", which could mean {Listed(found.ConvertAll(static reference => $"'{reference.Method}' in {reference.File}"), " or ")}. Rename or remove all of these files but one.");

    public static RuntimeException NoMethodNamed(HandlerReference reference) =>
        new(Invalid, $"_HANDLER is \"{reference.Text}\", which names the file {reference.File} and no method in it. Right would be <file>.<method>, or for a script {reference.File}.");

    public static RuntimeException NoMethod(HandlerReference reference, IReadOnlyList<string> names) =>
        new(NotFound, $"_HANDLER is \"{reference.Text}\", and {reference.File} has no handler '{reference.Method}'. {(names.Count == 0 ? "It has none." : $"Right would be one of: {Listed(names, ", ")}.")}");

    /// <summary>What could stand there instead.</summary>
    private static string Right(FunctionFolder folder)
    {
        List<string> sources = folder.Files("", ".cs");
        sources.AddRange(folder.Files("", ".csx"));
        List<string> files = [.. sources, .. folder.Files("", ".dll")];
        return "Right would be a script file such as hello.cs, <file>.<method>, or a C# expression that can be called. "
            + (files.Count == 0 ? "There is no .cs, .csx or .dll file in the task root." : $"The task root has: {Listed(files, ", ")}.");
    }

    private static string Listed(IReadOnlyList<string> items, string separator) =>
        items.Count <= 20 ? string.Join(separator, items) : $"{string.Join(separator, items.Take(20))} and {items.Count - 20} more";
}
