using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.CodeFixes.Editing;

/// <summary>Finds and moves comments, and removes empty lines.</summary>
internal static class TriviaEdits
{
    public static bool HasComment(SyntaxTriviaList trivia) => trivia.Any(static one => !one.IsKind(SyntaxKind.WhitespaceTrivia) && !one.IsKind(SyntaxKind.EndOfLineTrivia));

    public static IEnumerable<SyntaxTrivia> WithoutEmptyLines(SyntaxTriviaList trivia) => trivia.SkipWhile(static one => one.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>Lets the formatter decide whether an empty line follows.</summary>
    public static IEnumerable<SyntaxTrivia> WithElasticEnd(SyntaxTriviaList trivia) =>
        trivia.Where(static one => !one.IsKind(SyntaxKind.EndOfLineTrivia)).Append(SyntaxFactory.ElasticCarriageReturnLineFeed);
}
