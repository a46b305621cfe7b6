using System.Text.RegularExpressions;
using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>A caller's reference to a function.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Qualifier">An alias, <c>$LATEST</c>, or a version, if any.</param>
internal sealed partial record FunctionReference(string Name, string? Qualifier)
{
    private const int MaxNameLength = 64;
    private const int MaxLength = 256;

    /// <summary>Reads a name, a partial ARN or an ARN, with a qualifier after it or in the query.</summary>
    /// <exception cref="ServiceErrorException">The text has another form, or the two qualifiers differ.</exception>
    public static FunctionReference Parse(string text, string? qualifier)
    {
        Match match = Pattern().Match(text);
        if (!match.Success || text.Length > MaxLength || match.Groups["name"].Length > MaxNameLength)
        {
            throw ServiceErrorException.Validation("functionName", text,
                $"regular expression pattern: {Pattern()} and have a name of at most {MaxNameLength} characters");
        }

        if (!string.IsNullOrEmpty(qualifier) && !QualifierPattern().IsMatch(qualifier))
            throw ServiceErrorException.Validation("qualifier", qualifier, $"regular expression pattern: {QualifierPattern()}");

        string? derived = match.Groups["qualifier"] is { Success: true } group ? group.Value : null;
        if (derived is not null && !string.IsNullOrEmpty(qualifier) && derived != qualifier)
        {
            throw ServiceErrorException.InvalidParameterValue(
                $"The derived qualifier '{derived}' from the function name does not match the specified qualifier '{qualifier}'.");
        }

        return new FunctionReference(match.Groups["name"].Value, derived ?? (string.IsNullOrEmpty(qualifier) ? null : qualifier));
    }

    /// <summary>Finds the function. Any alias refers to it, and no version is published.</summary>
    /// <exception cref="ServiceErrorException">There is no such function.</exception>
    public IInvocableFunction FindIn(FunctionRegistry functions)
    {
        bool isVersion = Qualifier?.All(char.IsAsciiDigit) == true;
        if (functions.Find(Name) is { } function && !isVersion)
            return function;

        string suffix = Qualifier is null ? "" : $":{Qualifier}";
        throw ServiceErrorException.FunctionNotFound($"arn:aws:lambda:us-east-1:123456789012:function:{Name}{suffix}", functions.Names);
    }

    // NamespacedFunctionName of the service's model.
    [GeneratedRegex(@"^(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?"
        + @"(?<name>[a-zA-Z0-9-_\.]+)(:(?<qualifier>\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[a-zA-Z0-9$_-]{1,128}\z")]
    private static partial Regex QualifierPattern();
}
