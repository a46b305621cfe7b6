using System.Collections.Immutable;
using Lambda.Runtime.Generators.Diagnostics;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>Reads <c>[assembly: LambdaCors]</c>, and finds what is wrong with it.</summary>
internal static class CorsParser
{
    private const int MaxAge = 86_400;

    /// <summary>Returns the attribute of an assembly; <see langword="null"/> if it has none, or an invalid one.</summary>
    public static CorsModel? Of(IAssemblySymbol assembly) =>
        assembly.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownTypes.CorsAttributeName) is { } found
            && FindProblem(found) is null
                ? Read(found)
                : null;

    /// <returns>What is wrong with the attribute; <see langword="null"/> if nothing is.</returns>
    public static Diagnostic? Parse(GeneratorAttributeSyntaxContext context, KnownTypes known, CancellationToken cancellation)
    {
        AttributeData attribute = context.Attributes[0];
        return FindProblem(attribute) is { } problem
            ? Diagnostic.Create(HandlerDiagnostics.BadCors, attribute.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation(), problem)
            : null;
    }

    private static CorsModel Read(AttributeData attribute) => new(
        Texts(attribute.ConstructorArguments.FirstOrDefault()),
        Texts(Named(attribute, "AllowedHeaders")),
        Texts(Named(attribute, "ExposedHeaders")),
        Named(attribute, "AllowCredentials").Value is true,
        Named(attribute, "MaxAgeSeconds").Value as int? ?? 0);

    private static string? FindProblem(AttributeData attribute)
    {
        CorsModel cors = Read(attribute);
        const string Expected = "write scheme, host and port, such as \"https://app.example\" or \"http://localhost:5173\"";
        if (cors.Origins.Count == 0)
            return $"has no origin; {Expected}";
        if (cors.Origins.Contains("*") && cors.Origins.Count > 1)
            return "has the origin \"*\" and others; write only \"*\", or only the others";
        if (cors.Origins.FirstOrDefault(static origin => origin != "*" && !IsOrigin(origin)) is { } wrong)
            return $"has the origin \"{wrong}\", which browsers never send; {Expected}";
        if (cors.AllowsCredentials && cors.Origins.Contains("*"))
            return "has the origin \"*\" and AllowCredentials, which browsers refuse; list the origins";
        if (cors.Headers.Concat(cors.Exposed).FirstOrDefault(static name => !IsName(name)) is { } header)
            return $"has the header \"{header}\", which is not the name of a header; write one such as \"X-Api-Key\"";
        if ((FindDouble(cors.Origins) ?? FindDouble(cors.Headers) ?? FindDouble(cors.Exposed)) is { } twice)
            return $"has \"{twice}\" twice; remove one of the two";

        // With credentials, a browser takes the asterisk as the name of a header: https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
        if (cors.AllowsCredentials && (cors.Headers.Contains("*") || cors.Exposed.Contains("*")))
        {
            string list = cors.Headers.Contains("*") ? "AllowedHeaders" : "ExposedHeaders";
            return $"has \"*\" in {list} and AllowCredentials, with which a browser takes it as the name of a header; list the headers";
        }

        return cors.MaxAge is < 0 or > MaxAge ? $"has MaxAgeSeconds {cors.MaxAge}; write 0 to {MaxAge}" : null;
    }

    /// <summary>Returns a text that occurs twice, such as the name of a header in other letters. Services refuse it.</summary>
    private static string? FindDouble(IEnumerable<string> texts) =>
        texts.GroupBy(static text => text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1)?.Last();

    /// <summary>Whether it is the text that a browser sends: in lowercase, without a default port, a path or a slash at the end.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
        && text == (uri.IsDefaultPort ? $"{uri.Scheme}://{uri.IdnHost}" : $"{uri.Scheme}://{uri.IdnHost}:{uri.Port}");

    private static bool IsName(string text) => text.Length > 0 && text.All(static letter => letter is > ' ' and < (char)127 && !"()<>@,;:\\\"/[]?={}".Contains(letter));

    private static TypedConstant Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value;

    private static EquatableArray<string> Texts(TypedConstant constant) => constant.Kind == TypedConstantKind.Array && !constant.IsNull
        ? constant.Values.Select(static value => value.Value as string ?? "").ToEquatableArray()
        : new EquatableArray<string>([]);
}
