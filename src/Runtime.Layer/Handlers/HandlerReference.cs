using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Layer;

/// <summary>What <c>_HANDLER</c> means in a function that uses the layer.</summary>
/// <param name="Kind">Which of the ways.</param>
/// <param name="Text">All of it.</param>
/// <param name="File">The file, relative to the task root; empty for an expression.</param>
/// <param name="Method">What stands behind the file, with its type or without; the expression itself for an expression.</param>
internal sealed record HandlerReference(HandlerKind Kind, string Text, string File = "", string Method = "")
{
    /// <summary>It could be a file and a method, had there been such a file.</summary>
    public bool IsName => IsNameLike(Text);

    /// <exception cref="RuntimeException">It means nothing, two things, or something outside of the task root.</exception>
    public static HandlerReference Parse(string? text, FunctionFolder folder)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw HandlerProblem.NotSet(folder);
        text = text.Trim();
        if (LeavesTheRoot(text))
            throw HandlerProblem.Outside(text, folder);
        if (IsNameLike(text) && (text.EndsWith(".cs", StringComparison.Ordinal) || text.EndsWith(".csx", StringComparison.Ordinal)))
            return folder.Has(text) ? new HandlerReference(HandlerKind.Script, text, text) : throw HandlerProblem.NoFile(text, folder);
        return (IsNameLike(text) ? InFile(text, folder) : null) ?? new HandlerReference(HandlerKind.Expression, text, Method: text);
    }

    /// <summary><c>orders.Handle</c>, <c>orders.Shop.Handlers::Handle</c>, <c>orders::Shop.Handlers::Handle</c>: the file is what there is one of.</summary>
    private static HandlerReference? InFile(string text, FunctionFolder folder)
    {
        var found = new List<HandlerReference>();
        for (int i = text.LastIndexOf('/') + 1; i < text.Length; i++)
        {
            int separator = text[i] == '.' ? 1 : text.AsSpan(i).StartsWith("::") ? 2 : 0;
            if (separator == 0)
                continue;
            Add(HandlerKind.Source, text[..i] + ".cs");
            Add(HandlerKind.Assembly, text[..i] + ".dll");
            i += separator - 1;

            void Add(HandlerKind kind, string file)
            {
                if (folder.Has(file))
                    found.Add(new HandlerReference(kind, text, file, text[(i + separator)..]));
            }
        }

        if (found.Count > 1)
            throw HandlerProblem.Ambiguous(text, found);
        if (found.Count == 0)
            return null;
        return found[0].Method.Length > 0 ? found[0] : throw HandlerProblem.NoMethodNamed(found[0]);
    }

    private static bool IsNameLike(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/' or '+' or '\\'))
                return false;
        }

        return true;
    }

    /// <summary>No C# expression that can be called begins with a slash or two dots, or is a name with these in it.</summary>
    private static bool LeavesTheRoot(string text)
    {
        if (text[0] is '/' or '\\' || text == ".." || text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("..\\", StringComparison.Ordinal))
            return true;
        return IsNameLike(text) && (text.Contains('\\') || text.Contains("/../", StringComparison.Ordinal) || text.EndsWith("/..", StringComparison.Ordinal));
    }
}
