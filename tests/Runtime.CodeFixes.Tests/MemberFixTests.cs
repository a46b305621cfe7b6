namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of members that are not read from or written as JSON.</summary>
public sealed class MemberFixTests
{
    [Fact]
    public Task ReadOnlyProperty_GetsInit() => FixTest.Verify(
        "LAMBDA049",
        """
        public class Order
        {
        -    public int? Id { get; }
        +    public int? Id { get; init; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Add an init accessor");

    [Fact]
    public Task PropertyWithPrivateSetter_GetsPublicSetter() => FixTest.Verify(
        "LAMBDA049",
        """
        public class Order
        {
        -    public int Id { get; private set; }
        +    public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Make the set accessor public");

    [Fact]
    public Task PropertyWithPrivateSetter_IsIncluded() => FixTest.Verify(
        "LAMBDA049",
        """
        +using System.Text.Json.Serialization;
        +
        public class Order
        {
            /// <summary>The id.</summary>
        +    [JsonInclude]
            public int Id { get; private set; } // kept
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonInclude]");

    [Fact]
    public Task PropertyWithPrivateSetter_IsIgnored() => FixTest.Verify(
        "LAMBDA049",
        """
        using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]
            public int Id { get; private set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)]");

    [Fact]
    public Task ReadOnlyCollection_GetsInit() => FixTest.Verify(
        "LAMBDA050",
        """
        using System.Collections.Generic;

        public class Order
        {
        -    public List<int> Ids { get; } = [];
        +    public List<int> Ids { get; init; } = [];
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Add an init accessor");

    [Fact]
    public Task ReadOnlyCollection_IsPopulated() => FixTest.Verify(
        "LAMBDA050",
        """
        using System.Collections.Generic;
        using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
            public List<int> Ids { get; } = [];
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Ids' [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]");

    [Fact]
    public Task Field_BecomesProperty() => FixTest.Verify(
        "LAMBDA051",
        """
        public class Order
        {
            /// <summary>The id.</summary>
        -    public int Id = 1; // kept
        +    public int Id { get; set; } = 1; // kept
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Make it a property");

    [Fact]
    public Task ReadOnlyField_BecomesPropertyWithInit() => FixTest.Verify(
        "LAMBDA051",
        """
        public class Order
        {
        -    public readonly string? Id;
        +    public string? Id { get; init; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Make it a property");

    [Fact]
    public Task Field_IsIncluded() => FixTest.Verify(
        "LAMBDA051",
        """
        using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonInclude]
            public int Id;
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonInclude]");

    [Fact]
    public Task Fields_AreIncluded() => FixTest.Verify(
        "LAMBDA051",
        """
        using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonInclude]
            public int X, Y;
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'X' [JsonInclude]");

    [Fact]
    public Task Field_IsIgnored() => FixTest.Verify(
        "LAMBDA051",
        """
        using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonIgnore]
            public int Id;

            public int Count { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonIgnore]");

    [Fact]
    public Task InternalProperty_IsIncluded() => FixTest.Verify(
        "LAMBDA066",
        """
        using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonInclude]
            [JsonPropertyName("the id")]
            internal int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonInclude]");

    [Fact]
    public Task InternalProperty_BecomesPublic() => FixTest.Verify(
        "LAMBDA066",
        """
        using System.Text.Json.Serialization;

        public class Order
        {
            [JsonPropertyName("the id")]
        -    internal int Id { get; set; }
        +    public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Make 'Id' public");

    [Fact]
    public Task PropertyOfCollection_IsIgnored() => FixTest.Verify(
        "LAMBDA067",
        """
        using System.Collections.Generic;
        +using System.Text.Json.Serialization;

        public class Orders : List<int>
        {
        +    [JsonIgnore]
            public int Page { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Orders orders) { }
        }
        """,
        "Mark 'Page' [JsonIgnore]");

    [Fact]
    public Task MemberOnOneLine_StaysThere() => FixTest.Verify(
        "LAMBDA051",
        """
        -using System.Text.Json.Serialization; public class P { public int X; } public static class F { [LambdaHandler] public static void Run(P p) { } }
        +using System.Text.Json.Serialization; public class P { [JsonInclude] public int X; } public static class F { [LambdaHandler] public static void Run(P p) { } }
        """,
        "Mark 'X' [JsonInclude]");
}
