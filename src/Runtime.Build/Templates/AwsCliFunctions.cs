namespace Lambda.Runtime.Build.Templates;

/// <summary>The functions of bash in a script with commands of the AWS CLI.</summary>
internal static class AwsCliFunctions
{
    /// <summary>Deploys functions.</summary>
    public const string Functions = """
        deploy() {
            local name=$1 handler=$2 found
            if found=$(aws lambda get-function --function-name="$name" 2>&1); then
                # Lambda accepts one change at a time, so the configuration waits for the code.
                aws lambda update-function-code --function-name="$name" --zip-file="fileb://$zip" --architectures="$architecture"
                aws lambda wait function-updated --function-name="$name"
                aws lambda update-function-configuration --function-name="$name" --handler="$handler" "${settings[@]}"
            elif [[ $found == *ResourceNotFoundException* ]]; then
                # A new function needs a role. The managed policy AWSLambdaBasicExecutionRole is enough for a function that only logs.
                retry "cannot be assumed by Lambda" aws lambda create-function --function-name="$name" --zip-file="fileb://$zip" --architectures="$architecture" \
                    --handler="$handler" "${settings[@]}" --role="${LAMBDA_ROLE:?must be the ARN of the role that new functions run as}"
            else
                printf '%s\n' "$found" >&2
                return 1
            fi
        }

        # Repeats a command while its error matches the first argument: Lambda notices a new role, and other changes, only after some seconds.
        retry() {
            local errors=$1 response attempt
            shift
            for attempt in {1..10}; do
                if response=$("$@" 2>&1); then
                    printf '%s\n' "$response"
                    return
                fi
                [[ $response =~ $errors && $attempt -lt 10 ]] || break
                sleep 3
            done
            printf '%s\n' "$response" >&2
            return 1
        }

        """;

    /// <summary>Creates queues.</summary>
    public const string Queues = """

        # Creates a queue, or updates it if it exists, and sets arn to its ARN. That a queue is a FIFO queue is decided when it is created.
        queue() {
            local name=$1 url
            shift
            if url=$(aws sqs get-queue-url --queue-name="$name" --query=QueueUrl --output=text 2>&1); then
                change "$name" "$url" "$@"
            elif [[ $url == *NonExistentQueue* || $url == *QueueDoesNotExist* ]]; then
                if [[ $name == *.fifo ]]; then
                    set -- FifoQueue=true "$@"
                fi
                url=$(aws sqs create-queue --queue-name="$name" --attributes="$(json "$@")" --query=QueueUrl --output=text)
            else
                printf '%s\n' "$url" >&2
                return 1
            fi
            arn=$(aws sqs get-queue-attributes --queue-url="$url" --attribute-names=QueueArn --query=Attributes.QueueArn --output=text)
        }

        # Sets attributes of a queue that exists, and prints each one that changes.
        change() {
            local name=$1 url=$2 attribute before
            shift 2
            for attribute in "$@"; do
                before=$(aws sqs get-queue-attributes --queue-url="$url" --attribute-names="${attribute%%=*}" --query="Attributes.${attribute%%=*}" --output=text)
                if [[ $before != "${attribute#*=}" ]]; then
                    printf '%s\n' "The queue $name exists. Its ${attribute%%=*} was $before and becomes ${attribute#*=}"
                    aws sqs set-queue-attributes --queue-url="$url" --attributes="$(json "$attribute")"
                fi
            done
        }

        # Prints a JSON object. An argument such as name=value is a member.
        json() {
            local member value object=""
            for member in "$@"; do
                value=${member#*=}
                object+=",\"${member%%=*}\":\"${value//\"/\\\"}\""
            done
            printf '{%s}' "${object#,}"
        }

        # Prints the policy that moves messages to a dead-letter queue.
        redrive() {
            printf '{"deadLetterTargetArn":"%s","maxReceiveCount":%s}' "$@"
        }

        """;

    /// <summary>Writes permissions.</summary>
    public const string Grants = """

        # Prints a statement of a policy that allows actions on resources, both separated by commas.
        statement() {
            local between='","'
            printf '{"Effect":"Allow","Action":["%s"],"Resource":["%s"]}' "${1//,/$between}" "${2//,/$between}"
        }

        # Allows the role of a function actions on resources. The name of the policy is that of the function and the second argument.
        grant() {
            local name=$1 policy=$2 actions=$3 resources=$4 role
            role=$(aws lambda get-function-configuration --function-name="$name" --query=Role --output=text)
            aws iam put-role-policy --role-name="${role##*/}" --policy-name="$name-$policy" \
                --policy-document='{"Version":"2012-10-17","Statement":['"$(statement "$actions" "$resources")"']}'
        }

        """;

    /// <summary>Connects queues and streams to functions.</summary>
    public const string Mappings = """

        # Attaches the managed policy for a source to the role of a function.
        attach() {
            local name=$1 policy=$2 role
            role=$(aws lambda get-function-configuration --function-name="$name" --query=Role --output=text)
            aws iam attach-role-policy --role-name="${role##*/}" --policy-arn="${role%%:iam::*}:iam::aws:policy/service-role/$policy"
        }

        # Creates the event source mapping from a queue or stream to a function, or updates it if it exists. The third argument has the options of a new one only.
        connect() {
            local name=$1 source=$2 new=$3 id
            local errors="does not have permissions|Cannot access stream|NonExistentQueue|visibility timeout|following state|update is in progress|ResourceInUseException"
            shift 3
            aws lambda wait function-active --function-name="$name"
            id=$(aws lambda list-event-source-mappings --function-name="$name" --event-source-arn="$source" --query='EventSourceMappings[].UUID' --output=text)
            if [[ -n $id ]]; then
                retry "$errors" aws lambda update-event-source-mapping --uuid="$id" "$@"
            else
                retry "$errors" aws lambda create-event-source-mapping --function-name="$name" --event-source-arn="$source" $new "$@"
            fi
        }

        """;
}
