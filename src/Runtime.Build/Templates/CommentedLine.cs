namespace Lambda.Runtime.Build.Templates;

/// <summary>A value in a template that users change, with a comment that explains it.</summary>
/// <param name="Name">The name of the value.</param>
/// <param name="Value">The value; empty for a flag of a command.</param>
/// <param name="Comment">The comment.</param>
internal sealed record CommentedLine(string Name, string Value, string Comment)
{
    /// <summary>Writes lines of YAML.</summary>
    public static string ToYaml(string indent, IEnumerable<CommentedLine> lines) => string.Concat(lines.Select(line => $"{indent}{line.Name}: {line.Value} # {line.Comment}\n"));

    /// <summary>Writes lines of Terraform as <c>terraform fmt</c> does, with aligned columns.</summary>
    public static string ToTerraform(string indent, params CommentedLine[] lines)
    {
        int names = lines.Max(static line => line.Name.Length);
        int values = lines.Max(static line => line.Value.Length);
        return string.Concat(lines.Select(line => $"{indent}{line.Name.PadRight(names)} = {line.Value.PadRight(values)} # {line.Comment}\n"));
    }

    /// <summary>Writes options of a command as elements of an array of bash, with aligned comments. An option without a value is a flag.</summary>
    public static string ToOptions(string indent, params CommentedLine[] lines)
    {
        string[] options = [.. lines.Select(static line => line.Value.Length == 0 ? $"--{line.Name}" : $"--{line.Name}={line.Value}")];
        int length = options.Max(static option => option.Length);
        return string.Concat(options.Zip(lines, (option, line) => $"{indent}{option.PadRight(length)} # {line.Comment}\n"));
    }
}
