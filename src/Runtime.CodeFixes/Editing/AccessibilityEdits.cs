using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Makes symbols accessible for generated code.</summary>
internal static class AccessibilityEdits
{
    /// <summary>Makes a type, method or constructor accessible, with the types around it and those that its signature names.</summary>
    /// <returns><see langword="null"/> if it is accessible, or if another project declares it.</returns>
    public static Fix? Fix(ISymbol symbol, FixContext context)
    {
        HashSet<ISymbol> hidden = Hidden(symbol);
        Edit[] edits = [.. hidden.SelectMany(one => Edits(one, context))];
        if (edits.Length == 0)
            return null;
        string title = hidden.Count == 1
            ? $"Make {DisplayName(hidden.First())} {(Wanted(hidden.First()) == Accessibility.Public ? "public" : "internal")}"
            : $"Make {DisplayName(symbol)} and the types that it needs accessible";
        return new Fix(title, nameof(AccessibilityEdits), edits);
    }

    /// <summary>The edits that make a symbol accessible; none if it is.</summary>
    public static IEnumerable<Edit> For(ISymbol symbol, FixContext context) => Hidden(symbol).SelectMany(one => Edits(one, context));

    private static HashSet<ISymbol> Hidden(ISymbol symbol)
    {
        var hidden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        AddHidden(symbol, hidden);
        return hidden;
    }

    private static void AddHidden(ISymbol symbol, HashSet<ISymbol> hidden)
    {
        for (ISymbol? current = symbol; current is INamedTypeSymbol or IMethodSymbol; current = current.ContainingSymbol)
        {
            if (IsHidden(current))
                hidden.Add(current.OriginalDefinition);
        }

        // The accessibility of these is that of the method that they override or implement.
        if (symbol is IMethodSymbol { IsOverride: true } or IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation })
            hidden.Clear();
        if (symbol is IMethodSymbol method && hidden.Contains(method))
        {
            foreach (INamedTypeSymbol type in Types(method))
                AddHidden(type, hidden);
        }
    }

    private static bool IsHidden(ISymbol symbol) =>
        symbol is INamedTypeSymbol { IsFileLocal: true }
        || symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    /// <summary>The types of the parameters and the result, with their type arguments.</summary>
    private static IEnumerable<INamedTypeSymbol> Types(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType).SelectMany(Named);

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named).Prepend(named),
        _ => [],
    };

    /// <summary>A method is public unless its type is public and its signature is not. Internal is enough for a type.</summary>
    private static Accessibility Wanted(ISymbol symbol) =>
        symbol is IMethodSymbol method && (!IsPublic(method.ContainingType) || Types(method).All(IsPublic)) ? Accessibility.Public : Accessibility.Internal;

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable && (type.ContainingType is null || IsPublic(type.ContainingType));

    /// <summary>One part of a partial type without a modifier takes it from the others.</summary>
    private static IEnumerable<Edit> Edits(ISymbol symbol, FixContext context)
    {
        MemberDeclarationSyntax[] declarations = [.. Declarations.Of(symbol, context).OfType<MemberDeclarationSyntax>()];
        MemberDeclarationSyntax[] marked = [.. declarations.Where(static declaration => declaration.Modifiers.Any(HidesSymbol))];
        SyntaxKind keyword = Wanted(symbol) == Accessibility.Public ? SyntaxKind.PublicKeyword : SyntaxKind.InternalKeyword;
        return (marked.Length > 0 ? marked : declarations.Take(1)).Select(declaration => new Edit(declaration, (node, _) => With((MemberDeclarationSyntax)node, keyword)));
    }

    private static bool HidesSymbol(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.FileKeyword;

    /// <summary>Replaces the modifiers, or adds one in front of the others.</summary>
    private static MemberDeclarationSyntax With(MemberDeclarationSyntax declaration, SyntaxKind keyword)
    {
        SyntaxToken[] hiding = [.. declaration.Modifiers.Where(static modifier => HidesSymbol(modifier) || modifier.IsKind(SyntaxKind.InternalKeyword))];
        if (hiding.Length > 0)
        {
            SyntaxTokenList replaced = declaration.Modifiers.Replace(hiding[0], SyntaxFactory.Token(keyword).WithTriviaFrom(hiding[0]));
            foreach (SyntaxToken other in hiding.Skip(1))
                replaced = replaced.Remove(replaced.First(modifier => modifier.IsKind(other.Kind())));
            return declaration.WithModifiers(replaced);
        }

        SyntaxToken first = declaration.AttributeLists.Count == 0 ? declaration.GetFirstToken() : declaration.AttributeLists.Last().GetLastToken().GetNextToken();
        MemberDeclarationSyntax bare = declaration.ReplaceToken(first, first.WithLeadingTrivia());
        return bare.WithModifiers(bare.Modifiers.Insert(0, SyntaxFactory.Token(first.LeadingTrivia, keyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
    }

    private static string DisplayName(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"the constructor of '{symbol.ContainingType.Name}'" : $"'{symbol.Name}'";
}
