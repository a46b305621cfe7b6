using Lambda.Runtime.Generators.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing.Routes;

/// <summary>Where the attributes of a parameter take its value from. Those of ASP.NET Core with the same names are the same.</summary>
/// <param name="Kind">
/// <c>Route</c>, <c>Query</c>, <c>Header</c>, <c>Cookie</c>, <c>Claim</c>, <c>Form</c>, <c>Body</c> or <see cref="Group"/>; <see langword="null"/> without an attribute.
/// </param>
/// <param name="Name">The name there: that in the attribute, or that of the parameter.</param>
internal sealed record RouteSource(string? Kind, string Name)
{
    /// <summary>The values that the type of the parameter takes.</summary>
    public const string Group = "Group";

    public static RouteSource Of(RouteInput input)
    {
        foreach (AttributeData attribute in input.Attributes)
        {
            if (KindOf(attribute) is not { } kind)
                continue;
            string? name = attribute.ConstructorArguments.FirstOrDefault().Value as string
                ?? attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value as string;
            return new RouteSource(kind, name ?? input.Name);
        }

        return new RouteSource(null, input.Name);
    }

    /// <summary>Whether an attribute says where a value comes from.</summary>
    public static bool IsFollowed(AttributeData attribute) => KindOf(attribute) is not null;

    private static string? KindOf(AttributeData attribute) =>
        attribute.AttributeClass?.ContainingNamespace.ToDisplayString() is KnownTypes.HttpNamespace or "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Http"
            ? attribute.AttributeClass!.Name switch
            {
                "FromRouteAttribute" => "Route",
                "FromQueryAttribute" => "Query",
                "FromHeaderAttribute" => "Header",
                "FromCookieAttribute" => "Cookie",
                "FromClaimAttribute" => "Claim",
                "FromFormAttribute" => "Form",
                "FromBodyAttribute" => "Body",
                "AsParametersAttribute" => Group,
                _ => null,
            }
            : null;
}
