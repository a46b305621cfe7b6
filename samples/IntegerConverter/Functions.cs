using System.Text.Json.Nodes;
using JsonTrees;
using Lambda.Runtime;
using Numerals;

public static class Functions
{
    [LambdaHandler]
    public static JsonNode? Spell(JsonNode? tree) => Integers.Replace(tree, EnglishWords.Spell);
}
