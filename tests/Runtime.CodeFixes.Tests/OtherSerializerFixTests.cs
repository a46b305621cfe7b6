namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes for attributes of other serializers.</summary>
public sealed class OtherSerializerFixTests
{
    [Fact]
    public Task Name_IsWrittenForSystemTextJson() => FixTest.Verify(
        "LAMBDA053",
        """
        using System.Runtime.Serialization;
        +using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonPropertyName("the \"id\"")]
            [DataMember(Name = "the \"id\"")]
            public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """);

    [Fact]
    public Task NameOfRecordParameter_AppliesToTheProperty() => FixTest.Verify(
        "LAMBDA053",
        """
        using System.Runtime.Serialization;
        +using System.Text.Json.Serialization;

        -public record Order([property: DataMember(Name = "the id")] int Id);
        +public record Order([property: JsonPropertyName("the id")][property: DataMember(Name = "the id")] int Id);

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """);

    [Fact]
    public Task IgnoredMember_IsIgnored() => FixTest.Verify(
        "LAMBDA054",
        """
        using System.Runtime.Serialization;
        +using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonIgnore]
            [IgnoreDataMember]
            public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonIgnore]");

    [Fact]
    public Task IgnoredMember_IsKept() => FixTest.Verify(
        "LAMBDA054",
        """
        using System.Runtime.Serialization;
        +using System.Text.Json.Serialization;

        public class Order
        {
        +    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
            [IgnoreDataMember]
            public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """,
        "Mark 'Id' [JsonIgnore(Condition = JsonIgnoreCondition.Never)]");

    [Fact]
    public Task EnumMember_IsNamed() => FixTest.Verify(
        "LAMBDA056",
        """
        using System.Runtime.Serialization;
        +using System.Text.Json.Serialization;

        +[JsonConverter(typeof(JsonStringEnumConverter<Order>))]
        public enum Order
        {
        +    [JsonStringEnumMemberName("in-stock")]
            [EnumMember(Value = "in-stock")]
            InStock,
            Other,
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }
        """);

    [Fact]
    public Task NameBesideNewtonsoft_IsQualified() => FixTest.Verify(
        "LAMBDA053",
        """
        namespace Shop
        {
            using Newtonsoft.Json;

            public class Order
            {
        +        [System.Text.Json.Serialization.JsonPropertyName("the id")]
                [JsonProperty("the id")]
                public int Id { get; set; }
            }

            public static class Functions
            {
                [LambdaHandler]
                public static void Run(Order order) { }
            }
        }

        namespace Newtonsoft.Json
        {
            using System;

            internal sealed class JsonPropertyAttribute(string name) : Attribute
            {
                public string PropertyName => name;
            }

            internal sealed class JsonIgnoreAttribute : Attribute;
        }
        """);

    [Fact]
    public Task IgnoredMemberBesideNewtonsoft_IsQualified() => FixTest.Verify(
        "LAMBDA054",
        """
        namespace Shop
        {
            using Newtonsoft.Json;

            public class Order
            {
        +        [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)]
                [JsonIgnore]
                public int Id { get; set; }
            }

            public static class Functions
            {
                [LambdaHandler]
                public static void Run(Order order) { }
            }
        }

        namespace Newtonsoft.Json
        {
            using System;

            internal sealed class JsonPropertyAttribute(string name) : Attribute
            {
                public string PropertyName => name;
            }

            internal sealed class JsonIgnoreAttribute : Attribute;
        }
        """,
        "Mark 'Id' [JsonIgnore(Condition = JsonIgnoreCondition.Never)]");

    [Fact]
    public Task RequiredMember_IsRequired() => FixTest.Verify(
        "LAMBDA055",
        """
        +using System.Text.Json.Serialization;
        +
        public class Order
        {
        +    [JsonRequired]
            [Newtonsoft.Json.JsonRequired]
            public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }

        namespace Newtonsoft.Json
        {
            using System;

            public enum NullValueHandling
            {
                Include,
                Ignore,
            }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonPropertyAttribute : Attribute
            {
                public NullValueHandling NullValueHandling { get; set; }
            }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonRequiredAttribute : Attribute;

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonConstructorAttribute : Attribute;
        }
        """,
        "Mark 'Id' [JsonRequired]");

    [Fact]
    public Task NullThatIsNotWritten_IsIgnored() => FixTest.Verify(
        "LAMBDA055",
        """
        +using System.Text.Json.Serialization;
        +
        public class Order
        {
        +    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            [Newtonsoft.Json.JsonProperty(NullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore)]
            public string? Name { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static Order Run() => new();
        }

        namespace Newtonsoft.Json
        {
            using System;

            public enum NullValueHandling
            {
                Include,
                Ignore,
            }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonPropertyAttribute : Attribute
            {
                public NullValueHandling NullValueHandling { get; set; }
            }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonRequiredAttribute : Attribute;

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonConstructorAttribute : Attribute;
        }
        """,
        "Mark 'Name' [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]");

    [Fact]
    public Task MarkedConstructor_IsMarked() => FixTest.Verify(
        "LAMBDA055",
        """
        +using System.Text.Json.Serialization;
        +
        public class Order
        {
            public Order()
            {
            }

        +    [JsonConstructor]
            [Newtonsoft.Json.JsonConstructor]
            public Order(int id) => Id = id;

            public int Id { get; set; }
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run(Order order) { }
        }

        namespace Newtonsoft.Json
        {
            using System;

            public enum NullValueHandling
            {
                Include,
                Ignore,
            }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonPropertyAttribute : Attribute
            {
                public NullValueHandling NullValueHandling { get; set; }
            }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonRequiredAttribute : Attribute;

            [AttributeUsage(AttributeTargets.All)]
            public sealed class JsonConstructorAttribute : Attribute;
        }
        """);
}
